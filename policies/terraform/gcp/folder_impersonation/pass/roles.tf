resource "google_folder_iam_member" "auditors" {
  folder = "folders/1234567"
  role   = "roles/iam.securityReviewer"
  member = "group:auditors@example.com"
}

resource "google_service_account_iam_member" "deployers" {
  service_account_id = google_service_account.deployer.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "group:deployers@example.com"
}
