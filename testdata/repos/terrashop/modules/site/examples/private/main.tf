module "site" {
  source = "../.."
  domain = "shop.example"
}
