resource "aws_kms_key" "orders" {
  description         = "orders"
  enable_key_rotation = true
}

resource "aws_kms_key" "signing" {
  description              = "signing of releases"
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "RSA_4096"
}
