resource "google_cloud_run_service_iam_member" "everybody" {
  service = "shop"
  role   = "roles/viewer"
  member = "allUsers" # finding: terraform.gcp.gcp_cloud_run_private_service
}

resource "google_cloud_run_service_iam_binding" "readers" {
  service = "shop"
  role = "roles/viewer"
  members = [
    "group:readers@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.gcp_cloud_run_private_service
  ]
}
