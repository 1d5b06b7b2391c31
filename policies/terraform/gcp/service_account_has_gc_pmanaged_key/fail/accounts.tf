resource "google_service_account_key" "shop" { # finding: terraform.gcp.service_account_has_gc_pmanaged_key
  service_account_id = google_service_account.shop.name
}
