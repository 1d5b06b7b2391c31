module "pictures" {
  source = "../../modules/store"
  name   = "pictures-us"
  acl    = "private"
}

module "archive" {
  source = "../../modules/store"
  count  = 0
  name   = "archive-us"
  acl    = "public-read"
}

module "site" {
  source = "../../modules/site"
  domain = "us.shop.example"
  public = true
}
