resource "google_spanner_database" "main" {
  name                   = "main"
  instance               = google_spanner_instance.main.name
  enable_drop_protection = true
}
