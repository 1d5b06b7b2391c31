resource "aws_elastic_beanstalk_environment" "shop" { # finding: terraform.aws.elastic_beanstalk_use_enhanced_health_checks
  name                = "shop"
  application         = aws_elastic_beanstalk_application.shop.name
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.13"

  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "basic"
  }
}
