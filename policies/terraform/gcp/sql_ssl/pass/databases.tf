resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.shop.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }
  }
}

resource "google_sql_database_instance" "old_provider" {
  name             = "old"
  database_version = "MYSQL_8_0"

  settings {
    tier = "db-f1-micro"

    ip_configuration {
      require_ssl = true
    }
  }
}

resource "google_sql_database_instance" "connectors" {
  name             = "connectors"
  database_version = "POSTGRES_16"

  settings {
    tier                  = "db-f1-micro"
    connector_enforcement = "REQUIRED"
  }
}
