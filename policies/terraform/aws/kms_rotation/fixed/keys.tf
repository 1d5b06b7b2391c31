resource "aws_kms_key" "orders" { # finding: terraform.aws.kms_rotation
  description = "orders"

  enable_key_rotation = true
}

resource "aws_kms_key" "stock" {
  description         = "stock"
  enable_key_rotation = true # finding: terraform.aws.kms_rotation
}
