resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_project_iam_member" "deploy" {
  project = "shop-prod"
  role    = "roles/owner"
  member  = google_service_account.deploy.member # finding: terraform.gcp.project_admin_sa
}

resource "google_project_iam_binding" "storage" {
  project = "shop-prod"
  role    = "roles/storage.admin"
  members = [
    "group:storage@example.com",
    "serviceAccount:${google_service_account.deploy.email}", # finding: terraform.gcp.project_admin_sa
  ]
}
