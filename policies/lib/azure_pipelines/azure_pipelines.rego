# METADATA
# title: References of Azure Pipelines
# description: Whether what a pipeline of Azure uses is a step, a template of the same repository or one from elsewhere.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/devops/pipelines/process/tasks
#     description: Azure Pipelines, task types and versions
#   - ref: https://learn.microsoft.com/en-us/azure/devops/pipelines/process/templates
#     description: Azure Pipelines, templates
package lib.azure_pipelines

# A task, as `Gradle@3`, is a step: its deeds are known by its name.
is_task(reference) if regex.match(`^[\w.-]+@\d+(\.\d+)*$`, reference)

# A file that is a template by its name, or lies in a folder of such.
is_template(path) if regex.match(`(^|/)[^/]*(templates?|variables|steps|jobs?|stages?)[^/]*(/|\.ya?ml$)`, path)

# A template of the repository itself, as `eng/test.yml` or `eng/test.yml@self`.
is_template_here(reference) if regex.match(`^[^@]+\.ya?ml(@self)?$`, reference)
