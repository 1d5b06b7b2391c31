resource "google_service_account" "shop" {
  account_id = "shop"
}

# The public half of a key that Google keeps.
data "google_service_account_key" "google" {
  name = "projects/shop/serviceAccounts/shop@shop.iam.gserviceaccount.com/keys/1"
}
