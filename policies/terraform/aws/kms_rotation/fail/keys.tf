resource "aws_kms_key" "orders" { # finding: terraform.aws.kms_rotation
  description = "orders"
}

resource "aws_kms_key" "stock" {
  description         = "stock"
  enable_key_rotation = false # finding: terraform.aws.kms_rotation
}
