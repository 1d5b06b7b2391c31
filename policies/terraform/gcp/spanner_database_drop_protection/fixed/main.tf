resource "google_spanner_database" "main" { # finding: terraform.gcp.spanner_database_drop_protection
  name     = "main"
  instance = google_spanner_instance.main.name

  enable_drop_protection = true
}

resource "google_spanner_database" "said" {
  name                   = "said"
  instance               = google_spanner_instance.main.name
  enable_drop_protection = true # finding: terraform.gcp.spanner_database_drop_protection
}
