resource "aws_api_gateway_rest_api" "shop" { # finding: terraform.aws.api_gateway_create_before_destroy
  name = "shop"

  lifecycle {
    create_before_destroy = true
  }
}
