resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_14"

  settings {
    tier = "db-custom-2-7680"

    database_flags {
      name  = "log_checkpoints"
      value = "off" # finding: terraform.gcp.sql_log_checkpoints
    }
  }
}

resource "google_sql_database_instance" "silent" {
  name             = "silent"
  database_version = "POSTGRES_14"

  settings { # finding: terraform.gcp.sql_log_checkpoints
    tier = "db-custom-2-7680"
  }
}
