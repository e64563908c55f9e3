// src/cli/init/workflow-template.ts
const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
const googleAuth = "google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093 # v3.0.0";
function quietMinute(name) {
	let hash = 7;
	for (let index = 0; index < name.length; index += 1) hash = (hash * 31 + name.charCodeAt(index)) % 1000003;
	const minute = 4 + hash % 52;
	return minute % 15 === 0 ? minute + 2 : minute;
}
function workflowTemplate({ name, config, store, source, action }) {
	const usesGoogleCloud = store.startsWith("gs://") || source.startsWith("gs://");
	const permissions = usesGoogleCloud ? `      contents: read
      id-token: write # keyless sign-in to Google Cloud` : "      contents: read";
	const signIn = usesGoogleCloud ? `
      # No key anywhere: set the two variables of the repository as the action's README describes.
      - uses: ${googleAuth}
        with:
          workload_identity_provider: \${{ vars.WORKLOAD_IDENTITY_PROVIDER }}
          service_account: \${{ vars.SERVICE_ACCOUNT }}
` : "";
	return `name: Retrain ${name}
${store.startsWith("gs://") ? "" : `# The store is a folder, and a hosted runner forgets its folders: set store to gs://bucket/prefix before you rely on this.
`}
on:
  schedule:
    # Off the full hour, when schedules are often late. Unchanged data is noticed and costs little.
    - cron: '${quietMinute(name)} 3,15 * * *'
  workflow_dispatch:

permissions: {}

# Never two runs of one pipeline at once, and none cut off in the middle.
concurrency:
  group: retrain-${name}
  cancel-in-progress: false

jobs:
  retrain:
    runs-on: ubuntu-latest
    timeout-minutes: 90
    permissions:
${permissions}
    steps:
      - uses: ${checkout}
        with:
          persist-credentials: false
${signIn}
      - uses: ${action}
        with:
          config: ${config}
`;
}

export { workflowTemplate };