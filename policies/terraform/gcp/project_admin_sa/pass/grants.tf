resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_project_iam_member" "logs" {
  project = "shop-prod"
  role    = "roles/logging.logWriter"
  member  = google_service_account.deploy.member
}

resource "google_project_iam_binding" "owners" {
  project = "shop-prod"
  role    = "roles/owner"
  members = ["group:owners@example.com"]
}

# The account with which Google itself makes machines.
resource "google_project_iam_member" "google" {
  project = "shop-prod"
  role    = "roles/editor"
  member  = "serviceAccount:1234567890@cloudservices.gserviceaccount.com"
}
