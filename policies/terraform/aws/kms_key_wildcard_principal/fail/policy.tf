resource "aws_kms_key" "data" {
  description         = "Data of the shop"
  enable_key_rotation = true

  policy = jsonencode({ # finding: terraform.aws.kms_key_wildcard_principal
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}
