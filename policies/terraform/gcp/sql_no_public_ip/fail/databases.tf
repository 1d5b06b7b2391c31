resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled    = true # finding: terraform.gcp.sql_no_public_ip
      private_network = google_compute_network.shop.id
    }
  }
}

resource "google_sql_database_instance" "silent" {
  name             = "silent"
  database_version = "POSTGRES_16"

  settings { # finding: terraform.gcp.sql_no_public_ip
    tier = "db-custom-2-7680"
  }
}
