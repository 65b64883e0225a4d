//! Products made and changed by hand, and what goes with them.

use crate::shop::{NOW, Shop, sound};
use crm::ids::Id;
use crm::products::{self, ArchiveProduct, ProductDraft, RelateProducts, SuggestProducts};

fn made(shop: &Shop, code: &str, name: &str) -> Id {
    let draft = ProductDraft {
        code: Some(code.into()),
        name: Some(name.into()),
        price: Some("4.5".into()),
        tax_rate: Some("21".into()),
        ..ProductDraft::default()
    };
    shop.write("products.save", |tx| products::save(tx, &draft)).product.id
}

fn relate(shop: &Shop, product: Id, other: Id, kind: &str, related: bool) {
    let change = RelateProducts { product, other, kind: kind.into(), related };
    shop.write("products.relate", |tx| products::relate(tx, &change));
}

fn offered(shop: &Shop, on_it: &[Id]) -> Vec<String> {
    let asked = SuggestProducts { products: on_it.to_vec(), limit: None };
    let found = shop.read(|conn| products::suggest(conn, &asked));
    found.into_iter().map(|one| format!("{} {} {}", one.kind, one.name, one.because.name)).collect()
}

#[test]
fn a_product_is_made_and_changed_and_its_code_is_its_own() {
    let shop = Shop::new();
    let filters = made(&shop, "FIL-4", "Filtros de papel");
    let change = ProductDraft {
        id: Some(filters),
        cost: Some("2".into()),
        unit: Some(" caja ".into()),
        ..ProductDraft::default()
    };
    let now = shop.write("products.save", |tx| products::save(tx, &change));
    let product = now.product;
    assert_eq!(
        (product.name.as_str(), product.code.as_str(), product.unit.as_str()),
        ("Filtros de papel", "FIL-4", "caja")
    );
    assert_eq!((product.price.as_deref(), product.cost.as_deref()), (Some("4.5"), Some("2")));
    let emptied = ProductDraft { id: Some(filters), price: Some(String::new()), ..ProductDraft::default() };
    assert_eq!(shop.write("products.save", |tx| products::save(tx, &emptied)).product.price, None);
    let refused = |draft: ProductDraft| shop.refused("products.save", |tx| products::save(tx, &draft));
    let coded =
        |code: &str| ProductDraft { code: Some(code.into()), name: Some("X".into()), ..ProductDraft::default() };
    assert_eq!(refused(coded("cafe-1")), "product-code-taken");
    assert_eq!(refused(ProductDraft { name: Some(" ".into()), ..coded("") }), "name-missing");
    assert_eq!(refused(ProductDraft { price: Some("-1".into()), ..coded("") }), "not-below-zero");
    assert_eq!(refused(ProductDraft { tax_rate: Some("101".into()), ..coded("") }), "too-large");
    assert_eq!(refused(ProductDraft { cost: Some("1,5".into()), ..coded("") }), "not-a-decimal");
    shop.book.undo(NOW + 900_000).unwrap();
    assert_eq!(
        shop.read(|conn| products::get(conn, products::WhichProduct { id: filters })).product.price.as_deref(),
        Some("4.5")
    );
    sound(&shop.book);
}

#[test]
fn what_goes_with_a_document_is_offered_until_it_is_on_it() {
    let shop = Shop::new();
    let coffee = shop.product();
    let (filters, cups) = (made(&shop, "FIL-4", "Filtros"), made(&shop, "TAZ", "Tazas"));
    let (fine, newer) = (made(&shop, "CAFE-2", "Café de finca"), made(&shop, "CAFE-3", "Café nuevo"));
    relate(&shop, coffee, fine, "up_sell", true);
    relate(&shop, coffee, filters, "complement", true);
    relate(&shop, coffee, filters, "complement", true);
    relate(&shop, filters, cups, "complement", true);
    relate(&shop, coffee, newer, "replaces", true);
    let of_coffee = "complement Filtros Café de tueste natural";
    assert_eq!(offered(&shop, &[coffee]), [of_coffee, "up_sell Café de finca Café de tueste natural"]);
    assert_eq!(
        offered(&shop, &[coffee, filters])[0],
        "complement Tazas Filtros",
        "it is there; what goes with it comes first"
    );
    shop.write("products.archive", |tx| products::archive(tx, &ArchiveProduct { id: coffee, archived: true }));
    assert_eq!(
        offered(&shop, &[coffee])[0],
        "replaces Café nuevo Café de tueste natural",
        "no longer sold: what is sold instead"
    );
    shop.write("products.archive", |tx| products::archive(tx, &ArchiveProduct { id: filters, archived: true }));
    assert!(!offered(&shop, &[coffee]).iter().any(|one| one == of_coffee), "what is not sold is not offered");
    relate(&shop, coffee, newer, "replaces", false);
    assert_eq!(offered(&shop, &[coffee]), ["up_sell Café de finca Café de tueste natural"]);
    let itself = RelateProducts { product: cups, other: cups, kind: "up_sell".into(), related: true };
    assert_eq!(shop.refused("products.relate", |tx| products::relate(tx, &itself)), "product-itself");
    let detail = shop.read(|conn| products::get(conn, products::WhichProduct { id: filters }));
    assert_eq!((detail.relations.len(), detail.named_by.len(), detail.archived), (1, 1, true));
    sound(&shop.book);
}
