variable "name" {
  type = string
}

variable "acl" {
  type    = string
  default = "public-read-write"
}

resource "aws_s3_bucket" "store" {
  bucket = var.name
  acl    = var.acl
}
