resource "google_cloud_run_service_iam_member" "readers" {
  service = "shop"
  role   = "roles/viewer"
  member = "group:readers@example.com"
}
