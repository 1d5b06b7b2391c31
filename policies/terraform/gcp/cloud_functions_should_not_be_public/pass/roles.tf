resource "google_cloudfunctions_function_iam_member" "readers" {
  cloud_function = "shop"
  role   = "roles/viewer"
  member = "group:readers@example.com"
}
