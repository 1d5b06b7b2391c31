variable "domain" {
  type = string
}

variable "public" {
  type    = bool
  default = false
}

module "bucket" {
  source = "../bucket"
  name   = var.domain
  acl    = var.public ? "public-read" : "private"
}
