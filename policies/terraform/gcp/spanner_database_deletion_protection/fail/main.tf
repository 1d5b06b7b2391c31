resource "google_spanner_database" "main" {
  name                = "main"
  instance            = google_spanner_instance.main.name
  deletion_protection = false # finding: terraform.gcp.spanner_database_deletion_protection
}
