resource "aws_ecs_cluster" "shop" {
  name = "shop"

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.exec.arn
      logging    = "OVERRIDE"

      log_configuration { # finding: terraform.aws.ecs_cluster_logging_encrypted_with_cmk
        cloud_watch_log_group_name = aws_cloudwatch_log_group.exec.name
      }
    }
  }
}
