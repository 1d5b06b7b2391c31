resource "google_sql_database_instance" "main" {
  name             = "main"
  database_version = "MYSQL_8_4"
  region           = "europe-west3"
}
