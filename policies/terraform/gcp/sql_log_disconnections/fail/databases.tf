resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    database_flags {
      name  = "log_disconnections"
      value = "off" # finding: terraform.gcp.sql_log_disconnections
    }
  }
}

resource "google_sql_database_instance" "silent" {
  name             = "silent"
  database_version = "POSTGRES_16"

  settings { # finding: terraform.gcp.sql_log_disconnections
    tier = "db-custom-2-7680"
  }
}
