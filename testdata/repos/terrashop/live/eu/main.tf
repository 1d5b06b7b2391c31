locals {
  acl = "private"
}

# Its default would open the bucket to everybody; no caller leaves it at that.
module "pictures" {
  source = "../../modules/store"
  name   = "pictures-eu"
  acl    = local.acl
}

module "site" {
  source = "../../modules/site"
  domain = "eu.shop.example"
  public = true
}
