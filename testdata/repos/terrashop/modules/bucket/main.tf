variable "name" {
  type = string
}

variable "acl" {
  type    = string
  default = "private"
}

resource "aws_s3_bucket" "own" {
  bucket = var.name
  acl    = var.acl # finding: terraform.aws.s3_public_acl
}
