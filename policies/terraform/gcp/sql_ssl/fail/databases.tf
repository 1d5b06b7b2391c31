resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings { # finding: terraform.gcp.sql_ssl
    tier = "db-custom-2-7680"
  }
}

resource "google_sql_database_instance" "stock" {
  name             = "stock"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = false
      ssl_mode     = "ALLOW_UNENCRYPTED_AND_ENCRYPTED" # finding: terraform.gcp.sql_ssl
    }
  }
}

resource "google_sql_database_instance" "old_provider" {
  name             = "old"
  database_version = "MYSQL_8_0"

  settings {
    tier = "db-f1-micro"

    ip_configuration {
      require_ssl = false # finding: terraform.gcp.sql_ssl
    }
  }
}
