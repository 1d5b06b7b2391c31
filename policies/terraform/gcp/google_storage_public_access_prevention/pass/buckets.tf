resource "google_storage_bucket" "main" {
  name                     = "main"
  location                 = "EU"
  public_access_prevention = "enforced"
}
