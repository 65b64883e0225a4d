"""Validates the remittances that the tests of debits write (folder given) with the schemas of their message (second folder).

A schema is named as the message is. Ends with 1 when a file is invalid, when a message has no schema, or when a schema had no file.
"""

import glob
import os
import sys

from lxml import etree

written, schemas = sys.argv[1], sys.argv[2]
known = {
    os.path.basename(path).removesuffix(".xsd"): etree.XMLSchema(etree.parse(path))
    for path in glob.glob(os.path.join(schemas, "*.xsd"))
}
seen, bad = dict.fromkeys(known, 0), 0
for path in sorted(glob.glob(os.path.join(written, "*.xml"))):
    document = etree.parse(path)
    message = etree.QName(document.getroot()).namespace.rsplit(":", 1)[-1]
    schema = known.get(message)
    if schema is None or not schema.validate(document):
        bad += 1
        print(f"{path}: {schema.error_log if schema else f'no schema of {message}'}")
    else:
        seen[message] += 1
for message, count in sorted(seen.items()):
    print(f"{message}: {count} valid")
sys.exit(1 if bad or not all(seen.values()) else 0)
