resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"

  lifecycle {
    create_before_destroy = true
  }
}
