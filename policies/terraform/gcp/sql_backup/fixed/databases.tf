resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings { # finding: terraform.gcp.sql_backup
    tier = "db-custom-2-7680"

    backup_configuration {
      enabled = true
    }
  }
}

resource "google_sql_database_instance" "stock" {
  name             = "stock"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    backup_configuration {
      enabled = true # finding: terraform.gcp.sql_backup
    }
  }
}
