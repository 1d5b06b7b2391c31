locals {
  everybody = "0.0.0.0/0"
}

resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = true

      authorized_networks {
        name  = "office"
        value = "192.0.2.0/24"
      }

      authorized_networks {
        name  = "all"
        value = local.everybody # finding: terraform.gcp.sql_public
      }
    }
  }
}
