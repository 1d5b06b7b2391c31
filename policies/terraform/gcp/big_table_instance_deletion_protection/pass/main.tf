resource "google_bigtable_instance" "main" {
  name                = "main"
  deletion_protection = true
}
