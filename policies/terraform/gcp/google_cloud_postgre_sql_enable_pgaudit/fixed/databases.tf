resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    database_flags {
      name  = "cloudsql.enable_pgaudit"
      value = "on" # finding: terraform.gcp.google_cloud_postgre_sql_enable_pgaudit
    }
  }
}

resource "google_sql_database_instance" "silent" {
  name             = "silent"
  database_version = "POSTGRES_16"

  settings { # finding: terraform.gcp.google_cloud_postgre_sql_enable_pgaudit
    tier = "db-custom-2-7680"

    database_flags {
      name  = "cloudsql.enable_pgaudit"
      value = "on"
    }
  }
}
