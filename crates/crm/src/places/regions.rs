//! Provinces of Spain and states of Mexico, and the postcodes they own.

/// A province or state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// ISO 3166-2 code, `ES-B`, `MX-JAL`.
    pub iso: &'static str,
    /// Its name in Spanish, as an address has it.
    pub name: &'static str,
}

const fn region(iso: &'static str, name: &'static str) -> Region {
    Region { iso, name }
}

/// The fifty provinces and two cities; the n-th owns the postcodes that begin with n. Source: INE, "Códigos de provincias", and
/// Correos.
pub const SPANISH_PROVINCES: [Region; 52] = [
    region("ES-VI", "Álava"),
    region("ES-AB", "Albacete"),
    region("ES-A", "Alicante"),
    region("ES-AL", "Almería"),
    region("ES-AV", "Ávila"),
    region("ES-BA", "Badajoz"),
    region("ES-PM", "Illes Balears"),
    region("ES-B", "Barcelona"),
    region("ES-BU", "Burgos"),
    region("ES-CC", "Cáceres"),
    region("ES-CA", "Cádiz"),
    region("ES-CS", "Castellón"),
    region("ES-CR", "Ciudad Real"),
    region("ES-CO", "Córdoba"),
    region("ES-C", "A Coruña"),
    region("ES-CU", "Cuenca"),
    region("ES-GI", "Girona"),
    region("ES-GR", "Granada"),
    region("ES-GU", "Guadalajara"),
    region("ES-SS", "Gipuzkoa"),
    region("ES-H", "Huelva"),
    region("ES-HU", "Huesca"),
    region("ES-J", "Jaén"),
    region("ES-LE", "León"),
    region("ES-L", "Lleida"),
    region("ES-LO", "La Rioja"),
    region("ES-LU", "Lugo"),
    region("ES-M", "Madrid"),
    region("ES-MA", "Málaga"),
    region("ES-MU", "Murcia"),
    region("ES-NA", "Navarra"),
    region("ES-OR", "Ourense"),
    region("ES-O", "Asturias"),
    region("ES-P", "Palencia"),
    region("ES-GC", "Las Palmas"),
    region("ES-PO", "Pontevedra"),
    region("ES-SA", "Salamanca"),
    region("ES-TF", "Santa Cruz de Tenerife"),
    region("ES-S", "Cantabria"),
    region("ES-SG", "Segovia"),
    region("ES-SE", "Sevilla"),
    region("ES-SO", "Soria"),
    region("ES-T", "Tarragona"),
    region("ES-TE", "Teruel"),
    region("ES-TO", "Toledo"),
    region("ES-V", "Valencia"),
    region("ES-VA", "Valladolid"),
    region("ES-BI", "Bizkaia"),
    region("ES-ZA", "Zamora"),
    region("ES-Z", "Zaragoza"),
    region("ES-CE", "Ceuta"),
    region("ES-ML", "Melilla"),
];

/// The thirty-two states, each with the first and last two-digit beginnings of its postcodes. Source: SEPOMEX, "Catálogo
/// Nacional de Códigos Postales".
pub const MEXICAN_STATES: [(u8, u8, Region); 32] = [
    (0, 16, region("MX-CMX", "Ciudad de México")),
    (20, 20, region("MX-AGU", "Aguascalientes")),
    (21, 22, region("MX-BCN", "Baja California")),
    (23, 23, region("MX-BCS", "Baja California Sur")),
    (24, 24, region("MX-CAM", "Campeche")),
    (25, 27, region("MX-COA", "Coahuila")),
    (28, 28, region("MX-COL", "Colima")),
    (29, 30, region("MX-CHP", "Chiapas")),
    (31, 33, region("MX-CHH", "Chihuahua")),
    (34, 35, region("MX-DUR", "Durango")),
    (36, 38, region("MX-GUA", "Guanajuato")),
    (39, 41, region("MX-GRO", "Guerrero")),
    (42, 43, region("MX-HID", "Hidalgo")),
    (44, 49, region("MX-JAL", "Jalisco")),
    (50, 57, region("MX-MEX", "Estado de México")),
    (58, 61, region("MX-MIC", "Michoacán")),
    (62, 62, region("MX-MOR", "Morelos")),
    (63, 63, region("MX-NAY", "Nayarit")),
    (64, 67, region("MX-NLE", "Nuevo León")),
    (68, 71, region("MX-OAX", "Oaxaca")),
    (72, 75, region("MX-PUE", "Puebla")),
    (76, 76, region("MX-QUE", "Querétaro")),
    (77, 77, region("MX-ROO", "Quintana Roo")),
    (78, 79, region("MX-SLP", "San Luis Potosí")),
    (80, 82, region("MX-SIN", "Sinaloa")),
    (83, 85, region("MX-SON", "Sonora")),
    (86, 86, region("MX-TAB", "Tabasco")),
    (87, 89, region("MX-TAM", "Tamaulipas")),
    (90, 90, region("MX-TLA", "Tlaxcala")),
    (91, 96, region("MX-VER", "Veracruz")),
    (97, 97, region("MX-YUC", "Yucatán")),
    (98, 99, region("MX-ZAC", "Zacatecas")),
];

fn beginning(code: &str) -> Option<u8> {
    code.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

/// The province of a whole Spanish postcode, by its first two digits.
pub fn spanish_province(code: &str) -> Option<Region> {
    let number = usize::from(beginning(code)?);
    SPANISH_PROVINCES.get(number.checked_sub(1)?).copied()
}

/// The state of a whole Mexican postcode, by its first two digits.
pub fn mexican_state(code: &str) -> Option<Region> {
    let number = beginning(code)?;
    MEXICAN_STATES.iter().find(|(first, last, _)| (*first..=*last).contains(&number)).map(|(_, _, region)| *region)
}
