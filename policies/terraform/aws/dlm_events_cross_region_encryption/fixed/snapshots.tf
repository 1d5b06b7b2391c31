resource "aws_dlm_lifecycle_policy" "shared" {
  description        = "Copies of snapshots that are shared"
  execution_role_arn = aws_iam_role.dlm.arn

  policy_details {
    policy_type = "EVENT_BASED_POLICY"

    action {
      name = "copy"

      cross_region_copy {
        target = "eu-west-1"

        encryption_configuration {
          encrypted = true # finding: terraform.aws.dlm_events_cross_region_encryption
        }

        retain_rule {
          interval      = 15
          interval_unit = "DAYS"
        }
      }
    }
  }
}
