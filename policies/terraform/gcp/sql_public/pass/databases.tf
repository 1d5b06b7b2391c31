resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      authorized_networks {
        name  = "office"
        value = "192.0.2.0/24"
      }

      dynamic "authorized_networks" {
        for_each = var.networks
        content {
          value = authorized_networks.value
        }
      }
    }
  }
}

resource "google_sql_database_instance" "inside" {
  name             = "inside"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.shop.id
    }
  }
}
