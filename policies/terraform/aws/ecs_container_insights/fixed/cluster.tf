resource "aws_ecs_cluster" "shop" { # finding: terraform.aws.ecs_container_insights
  name = "shop"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster" "batch" {
  name = "batch"

  setting {
    name  = "containerInsights"
    value = "enabled" # finding: terraform.aws.ecs_container_insights
  }
}
