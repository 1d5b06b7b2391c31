resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = aws_vpc.shop.id

  health_check {
    enabled = false # finding: terraform.aws.lb_target_groups_defines_healthcheck
  }
}
