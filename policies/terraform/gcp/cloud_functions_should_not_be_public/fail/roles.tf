resource "google_cloudfunctions_function_iam_member" "everybody" {
  cloud_function = "shop"
  role   = "roles/viewer"
  member = "allUsers" # finding: terraform.gcp.cloud_functions_should_not_be_public
}

resource "google_cloudfunctions_function_iam_binding" "readers" {
  cloud_function = "shop"
  role = "roles/viewer"
  members = [
    "group:readers@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.cloud_functions_should_not_be_public
  ]
}
