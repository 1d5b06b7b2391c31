//! Who there is: teams with their people and their pace, and the services that they own. Tables.

/// What a service is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Go,
    Java,
    Python,
    TypeScript,
}

/// A team.
#[derive(Clone, Copy, Debug)]
pub(super) struct Team {
    pub(super) name: &'static str,
    /// What its services make up together.
    pub(super) system: &'static str,
    /// Of 100, how much of good practice its services follow, a year ago and now.
    pub(super) maturity: [i64; 2],
    pub(super) people: [&'static str; 3],
}

/// A service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Service {
    pub(super) name: &'static str,
    pub(super) team: &'static str,
    pub(super) language: Language,
    pub(super) tier: &'static str,
    /// What it does, after "It".
    pub(super) does: &'static str,
    /// The day of its first commit, counted from today, where that is within the year.
    pub(super) born: Option<i64>,
}

impl Service {
    /// The team that owns it.
    pub(super) fn owner(&self) -> Team {
        TEAMS.into_iter().find(|team| team.name == self.team).unwrap_or(STOREFRONT)
    }
}

const STOREFRONT: Team = Team {
    name: "storefront",
    system: "shop-front",
    maturity: [56, 85],
    people: ["Ines Duarte", "Tom Okafor", "Mira Lindqvist"],
};

/// All teams.
pub(super) const TEAMS: [Team; 8] = [
    STOREFRONT,
    Team {
        name: "checkout",
        system: "order-taking",
        maturity: [53, 88],
        people: ["Jonas Weber", "Aiko Tanaka", "Samir Haddad"],
    },
    Team {
        name: "payments",
        system: "money",
        maturity: [60, 82],
        people: ["Amira Nasser", "Luca Ferrari", "Hanna Virtanen"],
    },
    Team {
        name: "discovery",
        system: "find-and-choose",
        maturity: [42, 71],
        people: ["Priya Raman", "Owen Hughes", "Sofia Petrova"],
    },
    Team {
        name: "fulfilment",
        system: "warehouse",
        maturity: [57, 77],
        people: ["Marek Nowak", "Chloe Martin", "Diego Alvarez"],
    },
    Team {
        name: "accounts",
        system: "customers",
        maturity: [38, 64],
        people: ["Nadia Rahman", "Eric Svensson", "Leila Karimi"],
    },
    Team {
        name: "insights",
        system: "reporting",
        maturity: [29, 56],
        people: ["Ravi Menon", "Julia Kraus", "Kofi Mensah"],
    },
    Team {
        name: "backoffice",
        system: "back-office",
        maturity: [24, 31],
        people: ["Petra Vogel", "Stefan Ionescu", "Grace Adeyemi"],
    },
];

const fn service(
    team: &'static str,
    name: &'static str,
    language: Language,
    tier: &'static str,
    does: &'static str,
) -> Service {
    Service { name, team, language, tier, does, born: None }
}

const fn later(own: Service, born: i64) -> Service {
    Service { born: Some(born), ..own }
}

use Language::{Go, Java, Python, TypeScript};

/// All services.
pub(crate) const SERVICES: [Service; 60] = [
    service("storefront", "web-shop", TypeScript, "1", "renders the pages of the shop"),
    service("storefront", "mobile-gateway", Go, "1", "answers the apps for phones"),
    service("storefront", "page-composer", TypeScript, "2", "puts pages together from parts of other teams"),
    service("storefront", "content-hub", TypeScript, "2", "keeps the texts and pictures of campaigns"),
    service("storefront", "image-resizer", Go, "2", "cuts pictures of products to size"),
    service("storefront", "consent-banner", TypeScript, "3", "asks visitors what may be measured"),
    later(service("storefront", "experiment-flags", Go, "2", "says who sees which variant of a page"), -300),
    service("storefront", "sitemap-builder", Go, "3", "tells search engines which pages there are"),
    service("checkout", "checkout", Go, "1", "leads from a full cart to a paid order"),
    service("checkout", "cart", Go, "1", "keeps what a customer wants to buy"),
    service("checkout", "gift-cards", Java, "3", "sells gift cards and keeps their balance"),
    service("checkout", "vouchers", TypeScript, "2", "checks and redeems vouchers"),
    later(service("checkout", "saved-carts", Go, "3", "brings a cart back days later"), -236),
    service("checkout", "address-check", Go, "2", "tells whether an address can be delivered to"),
    service("checkout", "order-intake", Java, "1", "takes orders and hands them to the warehouse"),
    service("payments", "payments-gateway", Java, "1", "talks to banks and card schemes"),
    service("payments", "ledger", Java, "1", "books every movement of money"),
    service("payments", "refunds", Java, "2", "pays back what was returned"),
    service("payments", "invoicing", Java, "2", "writes invoices and sends them"),
    service("payments", "fraud-score", Python, "1", "says how likely a payment is a fraud"),
    service("payments", "payout-runner", Go, "2", "pays suppliers twice a week"),
    service("payments", "card-vault", Go, "1", "keeps the numbers of cards away from all others"),
    service("payments", "tax-rates", Go, "2", "knows the rate of each country"),
    service("discovery", "search", Go, "1", "finds products by words"),
    service("discovery", "search-indexer", Go, "2", "feeds the index that search reads"),
    service("discovery", "recommendations", Python, "2", "proposes what goes with it"),
    service("discovery", "product-catalog", Java, "1", "holds all products with their variants"),
    service("discovery", "pricing", Java, "1", "says what a product costs today"),
    service("discovery", "reviews", TypeScript, "3", "collects what customers think"),
    service("discovery", "ranking-features", Python, "3", "prepares the numbers that rank results"),
    service("fulfilment", "stock", Java, "1", "knows how much of what lies where"),
    service("fulfilment", "warehouse-picks", Java, "1", "plans who takes what off which shelf"),
    service("fulfilment", "shipping-labels", Go, "2", "prints labels in the format of each carrier"),
    later(service("fulfilment", "delivery-slots", Go, "2", "offers times at which a parcel can come"), -182),
    service("fulfilment", "returns", Java, "2", "takes back what did not fit"),
    service("fulfilment", "carrier-adapter", Go, "2", "speaks the protocols of carriers"),
    service("fulfilment", "parcel-tracking", TypeScript, "2", "shows where a parcel is"),
    service("fulfilment", "packing-plans", Python, "3", "chooses the smallest box that will do"),
    service("accounts", "accounts", Java, "1", "keeps the accounts of customers"),
    service("accounts", "login", Go, "1", "signs customers in"),
    later(service("accounts", "loyalty-points", TypeScript, "3", "counts points and what they are worth"), -64),
    service("accounts", "wishlists", TypeScript, "3", "remembers what somebody would like to have"),
    service("accounts", "preferences", TypeScript, "3", "keeps sizes, languages and newsletters"),
    service("accounts", "address-book", Java, "2", "keeps the addresses of customers"),
    service("accounts", "notifications", TypeScript, "2", "sends mails and messages"),
    service("insights", "clickstream", Python, "2", "cleans what visitors did on the pages"),
    service("insights", "event-collector", Go, "2", "takes events from pages and apps"),
    service("insights", "sales-reports", Python, "2", "adds up what was sold yesterday"),
    service("insights", "forecasting", Python, "3", "guesses what will be sold next month"),
    service("insights", "attribution", Python, "3", "says which advertisement brought an order"),
    service("insights", "data-exports", Python, "3", "hands figures to partners"),
    later(service("insights", "customer-segments", Python, "3", "groups customers by what they buy"), -118),
    service("backoffice", "supplier-portal", Java, "2", "lets suppliers see their orders"),
    service("backoffice", "purchase-orders", Java, "2", "orders goods from suppliers"),
    service("backoffice", "price-imports", Python, "2", "reads price lists of suppliers"),
    service("backoffice", "staff-rota", Java, "3", "plans the shifts of the warehouse"),
    service("backoffice", "catalogue-admin", TypeScript, "2", "lets buyers edit products"),
    service("backoffice", "legacy-orders", Java, "2", "still holds the orders of before 2019"),
    service("backoffice", "invoice-scanner", Python, "3", "reads the invoices of suppliers"),
    service("backoffice", "support-desk", TypeScript, "2", "shows an order to who answers the phone"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_service_has_a_name_of_its_own_and_a_team_that_is_there() {
        let names: BTreeSet<&str> = SERVICES.iter().map(|own| own.name).collect();
        assert_eq!(names.len(), SERVICES.len());
        assert!(SERVICES.iter().all(|own| own.owner().name == own.team));
        let teams: BTreeSet<&str> = SERVICES.iter().map(|own| own.team).collect();
        assert_eq!(teams.len(), TEAMS.len());
    }
}
