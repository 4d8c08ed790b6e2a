import { useParams } from '@tanstack/react-router';
import { Submission } from '../components/Submission';

/** What one unit hands in to a round. */
export default function SubmissionPage() {
  const { id = '' } = useParams({ strict: false });
  return <Submission key={id} id={id} titled />;
}
