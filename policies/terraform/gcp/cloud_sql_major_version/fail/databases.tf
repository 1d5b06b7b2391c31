resource "google_sql_database_instance" "main" {
  name             = "main"
  database_version = "MYSQL_5_7" # finding: terraform.gcp.cloud_sql_major_version
  region           = "europe-west3"
}
