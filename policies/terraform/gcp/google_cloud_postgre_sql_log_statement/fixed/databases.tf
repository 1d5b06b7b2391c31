resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    database_flags {
      name  = "log_statement"
      value = "ddl" # finding: terraform.gcp.google_cloud_postgre_sql_log_statement
    }
  }
}

resource "google_sql_database_instance" "silent" {
  name             = "silent"
  database_version = "POSTGRES_16"

  settings { # finding: terraform.gcp.google_cloud_postgre_sql_log_statement
    tier = "db-custom-2-7680"

    database_flags {
      name  = "log_statement"
      value = "ddl"
    }
  }
}
