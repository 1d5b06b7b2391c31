resource "google_project_iam_member" "deploy" {
  project = "shop-prod"
  role    = "roles/iam.serviceAccountUser" # finding: terraform.gcp.project_impersonation
  member  = "serviceAccount:deploy@shop.iam.gserviceaccount.com"
}

resource "google_project_iam_binding" "developers" {
  project = "shop-prod"
  role    = "roles/iam.serviceAccountTokenCreator" # finding: terraform.gcp.project_impersonation
  members = ["group:developers@example.com"]
}
