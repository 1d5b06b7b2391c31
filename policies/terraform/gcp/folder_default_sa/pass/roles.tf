resource "google_service_account" "shop" {
  account_id = "shop"
}

resource "google_folder_iam_member" "shop" {
  folder = "folders/1234567"
  role   = "roles/viewer"
  member = google_service_account.shop.member
}
