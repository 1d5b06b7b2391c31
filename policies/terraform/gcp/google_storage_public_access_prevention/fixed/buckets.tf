resource "google_storage_bucket" "main" { # finding: terraform.gcp.google_storage_public_access_prevention
  name     = "main"
  location = "EU"

  public_access_prevention = "enforced"
}

resource "google_storage_bucket" "said" {
  name                     = "said"
  location                 = "EU"
  public_access_prevention = "enforced" # finding: terraform.gcp.google_storage_public_access_prevention
}
